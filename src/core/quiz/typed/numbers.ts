/** Whose number it is: a note means what is written there, of a person's any sensible reading counts. */
export type Whose = 'accepted' | 'typed';

/** The zeros at the end of a decimal say nothing, except in `Python 3.10`: of those only `.0` goes. */
const decimal = (whole: string, fraction: string, named: boolean): string => {
  const kept = named && !/^0+$/u.test(fraction) ? fraction : fraction.replace(/0+$/u, '');
  return kept === '' ? whole || '0' : `${whole || '0'}.${kept}`;
};

const bare = (grouped: string): string => grouped.replace(/\D/gu, '');

const grouped = /^([1-9]\d{0,2}(?:([,' .])\d{3})(?:\2\d{3})*)(?:([.,])(\d+))?$/u;

/**
 * What a number without its sign may mean, in plain digits with a decimal point. One comma before three digits sets
 * thousands apart in a note; a person may mean a decimal by it. One point before three digits is a decimal point,
 * unless a person ends it with a zero, or a note with three, as nobody ends a decimal. What is no number, as `10.0.0.1`, stays as it is.
 */
export function readingsOf(written: string, whose: Whose, named = false): readonly string[] {
  if (/^\d+$/u.test(written)) return [written];
  const [, groups = '', separator, point, rest] = grouped.exec(written) ?? [];
  const [, whole = '', fraction] = /^(\d*)[.,](\d+)$/u.exec(written) ?? [];
  const asDecimal = fraction === undefined ? [] : [decimal(whole, fraction, named)];
  if (separator === undefined || point === separator) return asDecimal.length > 0 ? asDecimal : [written];
  const asGroups = rest === undefined ? bare(groups) : decimal(bare(groups), rest, named);
  if (fraction === undefined) return separator === '.' ? [written, asGroups] : [asGroups];
  if (separator === ',') return whose === 'typed' ? [asGroups, ...asDecimal] : [asGroups];
  return written.endsWith(whose === 'typed' ? '0' : '000') ? [...asDecimal, asGroups] : asDecimal;
}

/** Ten to the power of `zeros` times a number in digits. */
export const timesTen = (digits: string, zeros: number): string => {
  const [whole = '', fraction = ''] = digits.split('.');
  const moved = `${whole}${fraction.slice(0, zeros).padEnd(zeros, '0')}`.replace(/^0+(?=\d)/u, '');
  return decimal(moved, fraction.slice(zeros), false);
};
