/** Something wrong in a file of the knowledge folder: where, which rule, what to do. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** A stable kebab-case name, such as `quote-missing`. */
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What to do, as an instruction. */
  readonly hint: string;
}
