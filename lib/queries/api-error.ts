import type { Problem } from '#lib/api/schemas.ts';

/** A request to the API that did not succeed: refused with a problem, or never answered (`status` 0). */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly problem: Problem | null;

  constructor(status: number, message: string, problem: Problem | null = null) {
    super(message);
    this.status = status;
    this.problem = problem;
  }

  /** Whether the server could not be reached at all, or is not ready: asking again may well succeed. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Reads a refusal. A body that is no problem document (a proxy's page, say) still gives a clear sentence. */
export async function readApiError(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new ApiError(response.status, describeProblem(body), body);
  return new ApiError(
    response.status,
    `The server answered ${response.status} ${response.statusText}.`.trim(),
  );
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && 'detail' in body;
}

function describeProblem({ detail, errors = [] }: Problem): string {
  return [detail, ...errors.map(({ parameter, message }) => `${parameter}: ${message}.`)].join(' ');
}
