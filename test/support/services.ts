export const services = ['CloudTrail', 'Config', 'Inspector', 'Macie', 'GuardDuty', 'Artifact', 'Shield'];

/** A note with a section and a job for each of them, which questions can name as their source. */
export const servicesNote = {
  path: 'services.md',
  text: ['# Services', ...services.map((name, i) => `## ${name}\n- ${name} does job number ${i + 1}.`)].join('\n'),
};

export const sourceOf = (name: string): string =>
  `Source: services.md#${name.toLowerCase()} "does job number ${services.indexOf(name) + 1}"`;
