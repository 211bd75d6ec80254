import { OperatorError } from '#lib/config/operator-error.ts';

const insufficientPrivilege = '42501';

/** A refusal of the server for lack of a privilege, as the operator can mend it; any other error as it is. */
export function explainDeniedAccess(error: unknown, connectionString: string): unknown {
  const denial = findDenial(error);
  if (denial === null) return error;
  const url = URL.parse(connectionString);
  const user = decodeURIComponent(url?.username ?? '');
  const database = decodeURIComponent(url?.pathname.slice(1) ?? '');
  return new OperatorError(`The user ${user} may not set up the database ${database}: ${denial}.`, {
    next:
      `Make it the owner (ALTER DATABASE "${database}" OWNER TO "${user}"), or grant what it lacks: ` +
      `GRANT CREATE ON DATABASE "${database}" TO "${user}"; in it, GRANT CREATE ON SCHEMA public TO "${user}". ` +
      'Tables that another user has made stay theirs: then name that user in DATABASE_URL.',
    cause: error,
  });
}

function findDenial(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('code' in error && error.code === insufficientPrivilege) return error.message;
  return findDenial(error.cause);
}
