import type { UnscannedPlace } from './text-part.ts';

/** Something inside a container: a MIME part, a file that cloud-config writes, a decoded base64 text. */
export interface InnerContent {
  readonly name: string;
  readonly content: Uint8Array | string;
  /** The media type that the container gives it, in small letters, or null. */
  readonly type: string | null;
}

/** What a container holds, and what of it cannot be read. Here `place` is only the step inside the container. */
export interface ContainerContents {
  readonly inner: readonly InnerContent[];
  readonly unscanned: readonly UnscannedPlace[];
}
