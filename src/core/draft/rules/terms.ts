/** Things of which people know which is which. */
const kinds =
  'alert|app|application|attack|bot|benefit|build|certification|cluster|component|control|database|environment|law|licen[cs]e|log|meeting|permission|plan|platform|product|program|programme|protocol|queue|regulation|repo|repository|role|server|service|software|store|subsystem|system|team|threat|tool';

/** "Service", "Trial plan": the head of a column that says what its entries are. */
export const namesKind = (head: string): boolean =>
  new RegExp(String.raw`^(?:[\p{L}-]+ ){0,3}(?:${kinds})$`, 'iu').test(head);

/** "Attack types", "Kinds of attack", "Shared controls": a heading that says so of a list. */
export const namesKinds = (heading: string): boolean =>
  /^(?:kinds|types|forms|categories|classes) of .+|^\S+ (?:kinds|types|categories)$/iu.test(heading) ||
  (/s$/u.test(heading) && namesKind(heading.replace(/s$/u, '')));

/** "Box 4", "Play 12", "LIC2", "CVE-2023-5363", "2024-update": nobody knows which is which, but of severities ("SEV-1"). */
export const isNumbered = (subject: string): boolean =>
  /^v?\d|^(?!SEV|P\d)\p{Lu}{2,}\d+$|^(?!SEV-)\p{Lu}[\p{L}\p{N}]*-[\p{L}\p{N}-]*\d|^\p{Lu}\p{Ll}+\s(?:\d|[IVX]+\b|[A-Z]\b)|[/_#]/u.test(
    subject,
  );

/** "GDPR", "ISO 9001", "GraphQL", "VPC Flow Logs": a name that no other word is. */
export const isOwnName = (subject: string): boolean =>
  !/\s\(?\p{Ll}/u.test(subject) &&
  subject.split(' ').some((word) => /\p{Lu}.*\p{Lu}|\p{L}\d|^\d{4,}/u.test(word.replace(/[()]/gu, '')));
