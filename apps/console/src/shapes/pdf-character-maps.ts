/** Where the build put the character maps that Chinese documents without embedded fonts need, by name. */
const maps = import.meta.glob<string>('../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** What pdf.js asks for a character map. */
export class CharacterMaps {
  async fetch({ name }: { readonly name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    const url = maps[`../../../../node_modules/pdfjs-dist/cmaps/${name}.bcmap`];
    if (url === undefined) throw new Error(`no character map ${name}`);
    const response = await fetch(url);
    return { cMapData: new Uint8Array(await response.arrayBuffer()), isCompressed: true };
  }
}
