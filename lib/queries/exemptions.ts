import { mutationOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import type {
  DecisionsParams,
  Exemption,
  ExemptionChange,
  ExemptionPreview,
  ExemptionPreviewParams,
  ExemptionRequest,
  ExemptionsPage,
} from '#lib/api/schemas.ts';
import { pagesOptions } from './pages.ts';
import { request, urlOf } from './request.ts';

const exemptionsKeys = {
  all: ['exemptions'] as const,
  list: (params: DecisionsParams) => [...exemptionsKeys.all, 'list', params] as const,
  preview: (pattern: ExemptionPreviewParams) => [...exemptionsKeys.all, 'preview', pattern] as const,
};

/** The exemptions that stand, or those that have ended, a page at a time. */
export function exemptionsOptions(params: DecisionsParams) {
  return pagesOptions<ExemptionsPage>(exemptionsKeys.list(params), 'exemptions', params);
}

/** What a pattern would cover now. */
export function exemptionPreviewOptions(pattern: ExemptionPreviewParams) {
  return queryOptions({
    queryKey: exemptionsKeys.preview(pattern),
    queryFn: ({ signal }) => request<ExemptionPreview>(urlOf('exemptions/preview', pattern), { signal }),
  });
}

/** Exempts what a pattern covers. One that leaves nothing out: an ApiError of status 409, whose problem holds `count`. */
export function exemptInstancesOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (body: ExemptionRequest) => request<Exemption>(urlOf('exemptions'), { method: 'POST', body }),
    // Coverage, episodes and findings may all be otherwise.
    onSettled: () => client.invalidateQueries(),
  });
}

/** Gives an exemption another reason or end: a new one takes its place. Ended or changed meanwhile: an ApiError of status 409. */
export function changeExemptionOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ id, ...body }: ExemptionChange & { id: string }) =>
      request<Exemption>(urlOf(`exemptions/${id}`), { method: 'PATCH', body }),
    onSettled: () => client.invalidateQueries({ queryKey: exemptionsKeys.all }),
  });
}

/** Revokes an exemption. */
export function revokeExemptionOptions(client: QueryClient) {
  return mutationOptions({
    mutationFn: (id: string) => request<void>(urlOf(`exemptions/${id}`), { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries(),
  });
}
