import { maskAccessKeyId } from './access-key-id.ts';
import type { CredentialFacts } from './found-credential.ts';

/** What a found credential is called, its key id masked: `Access key AKIA************WXYZ with its secret`. */
export function credentialName({ kind, accessKeyId }: Pick<CredentialFacts, 'kind' | 'accessKeyId'>): string {
  const id = accessKeyId === null ? '' : ` ${maskAccessKeyId(accessKeyId)}`;
  switch (kind) {
    case 'access-key-pair':
      return `Access key${id} with its secret`;
    case 'access-key-id':
      return `Access key id${id}`;
    case 'secret-access-key':
      return 'Secret access key';
    case 'session-credentials':
      return `Session credentials${id}`;
    case 'bedrock-api-key':
      return 'Bedrock API key';
  }
}
