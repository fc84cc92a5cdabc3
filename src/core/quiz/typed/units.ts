/** Units that take no prefix: a name, and after the colon how else people write it. */
const plain = `minute: min mins minutes, hour: h hr hrs hours, day: d days, week: wk wks weeks, month: mo mth mths months,
year: y yr yrs years, percent: % pct, degree: ° deg degrees, celsius: C °C centigrade, fahrenheit: F °F, kelvin: K kelvins,
dollar: $ usd us$ dollars, euro: € eur euros, sterling: £ gbp pound pounds quid, yen: ¥ jpy, franc: chf francs,
lb: lbs pound pounds, ounce: oz ounces, inch: in inches, foot: ft feet, yard: yd yards, mile: mi miles, pixel: px pixels,
times: x × time, tonne: t tonnes, hectare: ha hectares, acre: acres, psi: , rpm: , fps: , decibel: dB decibels,
bar: bars, atmosphere: atm atmospheres, kilowatt-hour: kWh kilowatthours, nautical-mile: nmi`;

/** Units that take a prefix: a name, and after the colon the symbols. */
const scaled = `gram: g gramme, meter: m metre, liter: l litre, second: s sec, watt: W, volt: V, ampere: A amp, hertz: Hz,
pascal: Pa, joule: J, newton: N, byte: B, bit: b bit, ohm: Ω, calorie: cal, bar: `;

const prefixes = `nano: n, micro: µ μ u, milli: m, centi: c, kilo: k K, mega: M, giga: G, tera: T, peta: P, kibi: Ki,
mebi: Mi, gibi: Gi, tebi: Ti`;

/** What is written in one piece for two units. */
const rates = `kilometer-per-hour: kmh kph, mile-per-hour: mph, megabit-per-second: Mbps, gigabit-per-second: Gbps,
kilobit-per-second: kbps`;

const rows = (table: string): { name: string; symbols: string[] }[] =>
  table.split(',').map((row) => {
    const [name = '', symbols = ''] = row.split(':');
    return { name: name.trim(), symbols: symbols.trim().split(/\s+/u).filter(Boolean) };
  });

/** By how it is written, and by that in lower case, for those who don't care: `mw` may be either of two. */
const [exact, loose] = [new Map<string, Set<string>>(), new Map<string, Set<string>>()];

const put = (map: Map<string, Set<string>>, written: string, name: string): void => {
  map.set(written, (map.get(written) ?? new Set()).add(name));
};
const add = (written: string, name: string): void => {
  put(exact, written, name);
  put(loose, written.toLowerCase(), name);
};

for (const { name, symbols } of [...rows(plain), ...rows(rates)])
  for (const each of [name, ...symbols]) add(each, name);
for (const { name, symbols } of rows(scaled)) {
  for (const { name: prefix, symbols: short } of [{ name: '', symbols: [''] }, ...rows(prefixes)]) {
    for (const long of [name, ...symbols.filter((each) => each.length > 2)])
      for (const end of ['', 's']) add(`${prefix}${long}${end}`, `${prefix}${name}`);
    for (const first of short) for (const symbol of symbols) add(`${first}${symbol}`, `${prefix}${name}`);
  }
}

/** `m²`, `m^2` and `m2` are one. */
const power = /^(\D+?)\^?([23])$/u;

/** The units that something may mean, by one name each: `hrs` is `hour`, `mw` a thousandth or a million of a watt. */
export function unitsOf(written: string): readonly string[] {
  const [, base, raised] = power.exec(written) ?? [];
  if (base !== undefined) return unitsOf(base).map((name) => `${name}${raised}`);
  return [...(exact.get(written) ?? loose.get(written.toLowerCase()) ?? [])];
}
