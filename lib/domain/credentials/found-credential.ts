/** What was found: a key id with its secret, one of them alone, temporary credentials, or an API key of Amazon Bedrock. */
export type CredentialKind =
  | 'access-key-pair'
  | 'access-key-id'
  | 'secret-access-key'
  | 'session-credentials'
  | 'bedrock-api-key';

/** `sure` can be used as found; `lead` is half of a credential, worth a look. */
export type CredentialConfidence = 'sure' | 'lead';

/** Everything about a found credential that may be stored and shown. */
export interface CredentialFacts {
  readonly kind: CredentialKind;
  readonly accessKeyId: string | null;
  /** Twelve digits, read from the credential itself; null when it does not tell. */
  readonly accountId: string | null;
  readonly confidence: CredentialConfidence;
  readonly place: string;
  /** Of the key id, or of the secret when there is no id; both count from 1, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  /** Characters of the secret, or of the key id when no secret was found. */
  readonly length: number;
}

/** A credential found in a text. Spreading, JSON.stringify, structuredClone and console.log leave its secret out. */
export class FoundCredential implements CredentialFacts {
  readonly kind: CredentialKind;
  readonly accessKeyId: string | null;
  readonly accountId: string | null;
  readonly confidence: CredentialConfidence;
  readonly place: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly #secret: string | null;

  constructor(facts: CredentialFacts, secret: string | null) {
    this.kind = facts.kind;
    this.accessKeyId = facts.accessKeyId;
    this.accountId = facts.accountId;
    this.confidence = facts.confidence;
    this.place = facts.place;
    this.line = facts.line;
    this.column = facts.column;
    this.length = facts.length;
    this.#secret = secret;
  }

  /**
   * The secret itself, or the session token where only that was found; null for a lone key id. Only for hashing at once with
   * `hmacSecret`: never to be stored, logged, sent or shown.
   */
  revealSecret(): string | null {
    return this.#secret;
  }
}
