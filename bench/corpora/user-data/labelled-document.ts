/** A credential that was planted: its id, its secret, or both. */
export type Planted = { id: string | null; secret: string | null };

/** A user data document and what is in it. */
export type LabelledDocument = {
  /** What it stands for: figures are given by kind. */
  kind: string;
  /** How it came about, for whoever has to find out why it was missed. */
  name: string;
  /** What the instance was given, before AWS's own base64. */
  bytes: Uint8Array;
  planted: readonly Planted[];
};
