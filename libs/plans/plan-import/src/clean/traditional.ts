import * as opencc from 'opencc-js/t2cn';

/** The part of the library this project uses; its own types do not resolve under node module resolution. */
interface ConverterLibrary {
  Converter(options: { readonly from: string; readonly to: string }): (text: string) => string;
}

const convert = (opencc as unknown as ConverterLibrary).Converter({ from: 't', to: 'cn' });

/** Folds Traditional characters to Simplified; Simplified text stays as it is. */
export function toSimplified(text: string): string {
  return convert(text);
}
