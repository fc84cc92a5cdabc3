import type { ZodError, ZodType } from 'zod';
import type { Unreadable } from '../core/ports/unreadable.js';
import { StudyhallError } from '../errors.js';
import type { Schema } from './schema.js';

export const toJson = (value: unknown): string => JSON.stringify(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where something is wrong, and what. No value is repeated: it may be a person's words. */
function faultOf(column: string, { issues: [first] }: ZodError): string {
  const place = [column, ...(first?.path ?? [])].join('.');
  return `${place}: ${first?.message.replace(/^Invalid input: /, '') ?? 'something else'}`;
}

/**
 * Reads a column of JSON, and checks what it reads: another version, another program or a failing disk may have
 * written it. `key` tells the row in the error.
 * @throws StudyhallError `store-row` when it is not of that shape
 */
export const jsonColumn =
  <Table extends keyof Schema, T>(table: Table, column: keyof Schema[Table] & string, shape: ZodType<T>) =>
  (text: string, ...key: readonly (string | number)[]): T => {
    const json = parsed(text);
    const checked = json === undefined ? undefined : shape.safeParse(json);
    if (checked?.success) return checked.data;
    const fault = checked ? faultOf(column, checked.error) : `${column}: no JSON`;
    throw new StudyhallError(
      'store-row',
      `row ${key.join('/')} of ${table} in the store can't be read (${fault}): run the version that wrote it, or restore a backup`,
    );
  };

/** A row of many: what `read` makes of it, or why it can't be read. */
export function attempt<T>(read: () => T): T | Unreadable {
  try {
    return read();
  } catch (error) {
    if (error instanceof StudyhallError) return { unreadable: error };
    throw error;
  }
}
