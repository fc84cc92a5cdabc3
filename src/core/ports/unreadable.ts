/** Stands for one row of many that can't be read: it must not keep the others waiting. */
export interface Unreadable {
  /** Says which row, and what is wrong with it. */
  readonly unreadable: Error;
}

/** A row that was read among others, or what it is known by and why it can't be read. */
export type OrUnreadable<Row, Known extends keyof Row> = Row | (Pick<Row, Known> & Unreadable);

const isUnreadable = <Row extends object>(row: Row): row is Extract<Row, Unreadable> => 'unreadable' in row;

/** Tells the rows that were read from those that can't be. */
export const separate = <Row extends object>(rows: readonly Row[]) => ({
  readable: rows.filter((row): row is Exclude<Row, Unreadable> => !isUnreadable(row)),
  unreadable: rows.filter(isUnreadable),
});
