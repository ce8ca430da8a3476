/** The files of a pack, wherever they lie. */
export interface PackFiles {
  has(name: string): boolean;
  /**
   * The bytes of a file that is there.
   *
   * @throws Faulty when they cannot be told
   */
  bytes(name: string): AsyncIterable<Uint8Array>;
  /** Paths of all files in a folder of the pack, in order of their bytes. */
  list(below: string): readonly string[];
  close(): Promise<void>;
}
