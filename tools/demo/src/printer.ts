/** Where the demo says what it does; a line at a time. */
export type Print = (line: string) => void;

export interface StepNames {
  readonly zh: string;
  readonly en: string;
}

/** Numbered steps with what each found. */
export class Steps {
  private number = 0;
  private notes: string[] = [];
  /** The step that runs, or ran last. */
  current: (StepNames & { readonly number: number }) | null = null;

  constructor(private readonly print: Print) {}

  get count(): number {
    return this.number;
  }

  /** A line below the step's own, once it is done. */
  note(text: string): void {
    this.notes.push(text);
  }

  async step<Result>(names: StepNames, work: () => Promise<Result>): Promise<Result> {
    this.number += 1;
    this.current = { ...names, number: this.number };
    this.notes = [];
    const result = await work();
    this.print(`${String(this.number).padStart(2)} ✓ ${names.zh} / ${names.en}`);
    for (const note of this.notes) this.print(`     ${note}`);
    return result;
  }
}
