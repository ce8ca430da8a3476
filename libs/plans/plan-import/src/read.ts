/** A passage of the imported text. Offsets are UTF-16 code units; `line` counts from 1; `quote` is `text.slice(start, end)`. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly quote: string;
}

/** A value with the passages it was read from. `sure: false` asks a person to check it; `note` says why. */
export interface Read<T> {
  readonly value: T;
  readonly places: readonly Place[];
  readonly sure: boolean;
  readonly note?: string;
}

/** One value of the draft and where it stands: `path` is a JSON pointer into the draft. */
export interface Source {
  readonly path: string;
  readonly places: readonly Place[];
  readonly sure: boolean;
  readonly note?: string;
}

export interface ImportWarning {
  readonly code: string;
  readonly messageZh: string;
  readonly messageEn: string;
}
