/** Numbers from 0 to 1 that are the same for the same seed. */
export declare const chance: (seed: number) => () => number;
export declare const notesOf: (size: number) => { path: string; text: string }[];
export declare const queriesOf: (texts: readonly string[], count: number) => string[];
export declare const hostileQueries: (texts: readonly string[]) => Map<string, string>;
