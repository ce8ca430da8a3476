import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });

/** Folds Traditional characters to Simplified; Simplified text stays as it is. */
export function toSimplified(text: string): string {
  return convert(text);
}
