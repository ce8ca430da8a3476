/** The answer to an upload; later requests name the file by `id`. */
export interface StoredFileAnswer {
  readonly id: string;
  /** Of the clear bytes, lower-case hex. */
  readonly sha256: string;
  readonly size: number;
  /** By content. */
  readonly mediaType: string;
}
