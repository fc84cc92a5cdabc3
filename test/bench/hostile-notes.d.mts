/** Notes that are meant to hurt, by what they are made of: each makes one of about that many characters. */
export declare const hostileNotes: Readonly<Record<string, (size: number) => string>>;
