import type { Account, Tag } from './model.ts';

/** A file, and whose key its author let slip into it. */
export type SourceFile = {
  readonly path: string;
  readonly content: string;
  readonly exposes: {
    readonly keyId: string;
    readonly account: Account;
    /** Of the key's user. */
    readonly tags: readonly Tag[];
  } | null;
};

/** A repository, or a host that AWS knows nothing of, and what its files were since each change (ascending). */
export type FileSource = {
  readonly kind: 'code' | 'host';
  readonly name: string;
  /** Whether anybody may read it. */
  readonly isPublic: boolean;
  readonly changes: { readonly at: number; readonly commit: string; readonly files: readonly SourceFile[] }[];
};

/** What a source's files are at an instant; null before there are any. */
export function filesAt({ changes }: FileSource, at: number): FileSource['changes'][number] | null {
  return changes.findLast((change) => change.at <= at) ?? null;
}
