/** The aggregate's UUID in a stream's name `<category>-<uuid>`. */
export function idOfStream(stream: string): string {
  return stream.slice(stream.indexOf('-') + 1);
}
