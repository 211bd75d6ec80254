/**
 * One readable text and where in its document it stands, such as `part 2 (text/x-shellscript) > write_files[0] /etc/app.env`.
 * The text may hold secrets: it is for scanning at once, never for storing, logging or showing.
 */
export interface TextPart {
  readonly place: string;
  readonly text: string;
}

/** A place of a document that could not be read, and why. It is never to be counted as clean. */
export interface UnscannedPlace {
  readonly place: string;
  readonly reason: string;
}
