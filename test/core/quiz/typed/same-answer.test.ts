import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptsText } from '../../../../src/core/quiz/grade.js';

/** What is accepted, what is right then, and what is not; ` ; ` sets answers apart. */
type Row = readonly [accepted: string, right: string, wrong: string];

const kinds: Readonly<Record<string, readonly Row[]>> = {
  'case, accents and articles': [
    ['Zürich', 'zurich ; ZUERICH ; Zurich. ; “Zürich”', 'Zug ; Zurbich West'],
    ['crème brûlée', 'creme brulee ; Crème Brûlée ; the crème brûlée', 'creme caramel'],
    ['the firewall', 'firewall ; a firewall ; Firewall!', 'the proxy'],
    ['an access key', 'access key ; the access key', 'access log'],
    ['Straße', 'strasse ; STRASSE', 'strand'],
    ['vitamin A', 'Vitamin a', 'vitamin ; vitamin B'],
    ['hepatitis B', 'hepatitis b', 'hepatitis A ; hepatitis'],
    ['end of the month', 'end of month ; the end of the month', 'end of the year'],
    ['Ångström', 'angstrom ; ångström', 'armstrong'],
  ],
  'names of vendors': [
    ['AWS Lambda', 'lambda ; Amazon Lambda ; aws lambda ; Amazon Web Services Lambda', 'Google Lambda ; AWS ; Fargate'],
    ['Amazon S3', 's3 ; AWS S3 ; S 3', 'S4 ; Amazon ; Azure S3 ; EC2'],
    ['CloudTrail', 'AWS CloudTrail ; Amazon CloudTrail ; cloud trail', 'CloudWatch'],
    ['Azure Functions', 'Functions ; Microsoft Azure Functions', 'AWS Functions'],
    ['BigQuery', 'Google BigQuery ; Google Cloud BigQuery ; GCP BigQuery', 'Google'],
    ['AWS', 'Amazon Web Services ; aws', 'Azure ; Web'],
    ['Kafka', 'Apache Kafka', 'Apache Kudu'],
  ],
  'one of two in brackets': [
    [
      'Identity and Access Management (IAM)',
      'IAM ; identity & access management ; Identity and Access Management (IAM)',
      'IM ; access management',
    ],
    [
      'Amazon Simple Storage Service (Amazon S3)',
      'S3 ; Simple Storage Service ; Amazon S3 ; AWS S3 ; Amazon Simple Storage Service',
      'Storage',
    ],
    [
      'IAM',
      'IAM (Identity and Access Management) ; AWS Identity and Access Management (IAM) ; Identity and Access Management (IAM)',
      'IAM (or KMS) ; KMS (IAM)',
    ],
    ['3.5 (bar)', '3.5 ; 3.5 bar', 'bar ; 35'],
    ['three (3)', '3 ; three', '33'],
    ['HyperText Transfer Protocol (HTTP)', 'http ; hypertext transfer protocol', 'https'],
    ['Transport Layer Security (TLS) 1.3', 'Transport Layer Security 1.3', 'TLS ; Transport Layer Security 1.2'],
  ],
  'numbers in words and digits': [
    ['three', '3 ; Three', '30 ; thirteen ; tree ; third'],
    ['42', 'forty-two ; forty two ; Forty-Two', '24 ; forty ; 4.2'],
    ['105', 'one hundred and five ; a hundred and five ; one hundred five', 'one hundred and fifteen ; 1005 ; 10 5'],
    ['2 million', '2,000,000 ; two million ; 2M ; 2 000 000', '2 ; 2 billion ; 200000'],
    ['fifteen', '15', 'fifty ; fifteenth ; 1.5'],
    ['first', '1st ; the first', 'second ; 1 ; fist'],
    ['twenty-first', '21st ; twenty first', '21 ; 20th'],
    ['3.5', 'three point five ; 3.50 ; three and a half ; 3,5', '35 ; 3 ; 5.3 ; -3.5 ; 3 5 ; 3.05'],
    ['zero', '0', '1 ; none'],
    ['-1', 'minus one ; −1 ; minus 1 ; negative one ; - 1', '1 ; 1- ; -10'],
    ['1', 'one ; +1 ; 1.0', '-1 ; minus one ; 11'],
    ['three pillars', '3 pillars ; the three pillars', 'four pillars'],
  ],
  'separators of thousands and decimals': [
    ['1,500', "1500 ; 1 500 ; 1'500 ; 1.500 ; fifteen hundred", '1.5 ; 15 ; 1,5 ; 150'],
    ['10000', '10,000 ; 10.000 ; 10 000 ; ten thousand ; 10k', '1000 ; 100,000 ; 10.0'],
    ['1,234,567.5', '1.234.567,5 ; 1234567.5', '12345675 ; 1,234,567'],
    ['0.25', '.25 ; 0,25 ; 0.250', '25 ; 2.5 ; 0.025'],
    ['3.125', '3,125 ; 3.125', '3125'],
    ['3125', '3,125 ; 3 125', '3.125 ; 31.25'],
    ['10.0.0.1', '10.0.0.1.', '100.0.1 ; 10.0.01 ; 10001 ; 10.0.0.10 ; 10 0 0 1'],
    ['192.168.100.200', '192.168.100.200', '192.168.100.20'],
    ['TLS 1.2', 'tls 1.2 ; TLSv1.2', 'TLS 12 ; TLS 1.3 ; TLS 1'],
    ['OAuth 2.0', 'OAuth 2 ; oauth2', 'OAuth 20 ; OAuth 1.0'],
    ['Python 3.10', 'python 3.10', 'Python 3.1 ; Python 310'],
    ['24/7', '24/7', '247 ; 24'],
    ['5-10', '5–10 ; 5 to 10', '510 ; 5 ; -10'],
    ['10:30', '10:30', '1030 ; 10:03'],
    ['80, 443', '80, 443', '80443 ; 443'],
    ['007', '007', '70'],
  ],
  'units and their short forms': [
    ['90 days', '90 day ; ninety days ; 90d ; 90-day', '90 hours ; 9 days ; 90 weeks ; 90'],
    ['5 kg', '5kg ; five kilograms ; 5 kilogrammes', '5 g ; 5 mg ; 50 kg ; 5 pounds'],
    ['15 minutes', '15 min ; 15min ; fifteen mins ; 15 minute', '15 seconds ; 15 m ; 15 months'],
    ['2 hours', '2 hrs ; 2h ; two hr', '2 days ; 20 hours'],
    ['5 GB', '5gb ; 5 gigabytes ; five gigabytes', '5 MB ; 5 GiB ; 5 gigabits'],
    ['10 MW', '10 megawatts ; 10MW ; 10 mw', '10 mW ; 10 milliwatts ; 10 kW'],
    ['20 %', '20% ; twenty percent ; 20 per cent', '20 ; 0.2 % ; 2 %'],
    ['25 °C', '25°C ; 25 degrees Celsius ; 25 C ; 25 celsius', '25 °F ; 25 K'],
    ['-5 °C', '−5 °C ; minus 5 degrees C ; -5C', '5 °C ; -5 °F'],
    ['$5', '5 dollars ; 5 USD ; USD 5 ; five dollars', '5 euros ; £5 ; $50'],
    ['£20', '20 pounds ; 20 GBP', '20 lb ; 20 euros'],
    ['100 km/h', '100 kph ; 100 kilometres per hour ; 100 km/h', '100 mph ; 100 km'],
    ['12 m²', '12 m2 ; 12 square metres ; 12 m^2 ; 12 sq m', '12 m ; 12 m³'],
    ['3 metres', '3 m ; 3 meters ; three meter', '3 km ; 3 mm ; 3 miles'],
    ['kilogram', 'kg ; kilograms', 'gram ; mg'],
    ['1 Gbps', '1 gbps ; 1 gigabit per second', '1 Mbps'],
    ['2 hours 30 minutes', '2h 30min ; two hours 30 mins', '2 hours ; 30 minutes'],
    ['three times', '3x ; 3 × ; 3 times', '3 ; 4x'],
  ],
  '“and”, British and American': [
    ['research & development', 'research and development', 'research or development'],
    ['R&D', 'r and d ; R & D', 'RD ; R'],
    ['colour', 'color ; Colour', 'collar ; cooler'],
    ['organisation', 'organization', 'organism'],
    ['analyse the catalogue', 'analyze the catalog', 'analyze the dialog'],
    ['centre', 'center', 'central'],
    ['travelling', 'traveling', 'traveled far'],
    ['licence', 'license', 'lichen'],
    ['grey', 'gray', 'green'],
    ['aluminium', 'aluminum', 'alum'],
    ['programme', 'program', 'progress'],
    ['defence in depth', 'defense in depth', 'offence in depth'],
    ['anaemia', 'anemia', 'leukaemia'],
    ['behaviour', 'behavior', 'behave'],
    ['morning', 'Morning', 'mourning'],
  ],
  'slips, and what only looks like one': [
    ['cloudtrail', 'cloudtrial ; cloudtral ; clouddtrail ; claudtrail', 'cludtrall ; cloudwatch'],
    ['authentication', 'authentcation ; autentication ; authenticaiton', 'authorization ; authenticator'],
    [
      'Elastic Load Balancer',
      'elastic load balanser ; elastik load balancer',
      'elastic load tester ; classic load balancer',
    ],
    ['symmetric', 'symetric ; symmetrik', 'asymmetric'],
    ['encrypted', 'encripted ; encryted', 'unencrypted ; decrypted'],
    ['replication', 'replicaton', 'application'],
    ['inbound', 'inbuond', 'outbound'],
    ['stateful', 'statefull', 'stateless'],
    ['nitrate', 'nitratte', 'nitrite'],
    ['employer', 'emploier', 'employee'],
    ['hypertension', 'hypertention', 'hypotension'],
    ['microscopic', 'microscpic', 'macroscopic'],
    ['IMAPS', 'imaps', 'imap'],
    ['HTTP', 'http', 'https'],
    ['security group', 'security groups', 'security zone'],
    ['retention policy', 'retention policies', 'retention time'],
    ['guard', 'gaurd ; guards', 'gard e ; card'],
    ['white', 'whitte', 'wheat ; wite wine'],
    ['seventy', '70', 'seventh ; seventeen'],
    ['saml', 'SAML', 'sam ; smal'],
    ['not encrypted', 'Not encrypted', 'encrypted ; now encrypted'],
  ],
  'marks that carry the meaning': [
    ['C#', 'c#', 'C ; C++ ; F#'],
    ['C', 'c', 'C# ; C++ ; Celsius'],
    ['C++', 'c++', 'C ; C+'],
    ['A-', 'A-', 'A ; A+ ; B-'],
    ['AB+', 'ab+', 'AB'],
    ['IPv6', 'ipv6 ; IP v6', 'IPv4 ; IP'],
    ['Route 53', 'route53 ; AWS Route 53 ; Route-53', 'Route 54 ; Route 5.3 ; Route'],
    ['Wi-Fi', 'wifi ; wi fi', 'hi-fi'],
    ['>= 5', '≥5 ; >=5', '<= 5 ; 5 ; > 5'],
    ['/', '/', '\\ ; |'],
    ['10⁻³', '10^-3', '10^3 ; 103'],
    ['10^2', '10²', '102 ; 10'],
    ['2FA', '2fa ; 2 FA', '3FA ; FA'],
  ],
};

const answers = (text: string): string[] => text.split(' ; ');

describe.each(Object.entries(kinds))('typed answers: %s', (_, rows) => {
  it.each(rows.flatMap(([accepted, right]) => answers(right).map((text) => [accepted, text])))(
    '“%s” is “%s”',
    (accepted, text) => {
      expect(acceptsText([accepted], text)).toBe(true);
    },
  );

  it.each(rows.flatMap(([accepted, , wrong]) => answers(wrong).map((text) => [accepted, text])))(
    '“%s” is not “%s”',
    (accepted, text) => {
      expect(acceptsText([accepted], text)).toBe(false);
    },
  );
});

describe('a unit that is left out or added', () => {
  const bars = { prompt: 'To how many bar is the pump set?', proof: 'The pump is set to 3.5 bar.' };
  const open = { prompt: 'What is the pressure?', proof: 'The pump is set to 3.5 bar (51 psi).' };
  const regions = { prompt: 'How many regions are there?', proof: 'There are 5 regions.' };

  it.each([
    [bars, '3.5', '3.5 bar', true],
    [bars, '3.5', '3,5 Bar', true],
    [bars, '3.5', '3.5 psi', false],
    [bars, '3.5 bar', '3.5', true],
    [open, '3.5 bar', '3.5', false],
    [open, '3.5', '3.5 bar', true],
    [open, '3.5', '3.5 psi', false],
    [regions, '5', 'five regions', true],
    [regions, '5', '5 zones', false],
    [regions, '5 regions', '5', true],
    [regions, '5 regions', '5 zones', false],
    [{ prompt: 'Which port?', proof: '' }, '443', 'port 443', true],
    [{ prompt: 'Which port?', proof: '' }, '443', 'room 443', false],
    [{ prompt: 'How many hours or days?', proof: '' }, '3 days', '3 hours', false],
    [regions, '5', '5 regions 6', false],
    [{ prompt: 'Which Python version runs it?', proof: '' }, '3.10', '3.1', false],
    [{ prompt: 'Which Python version runs it?', proof: '' }, '3.10', '3.10', true],
    [{ prompt: 'What is the ratio?', proof: '' }, '3.10', '3.1', true],
  ])('%j: for “%s”, “%s” is %s', (about, accepted, text, right) => {
    expect(acceptsText([accepted], text, about)).toBe(right);
  });
});

describe('a vendor whom nobody accepted', () => {
  const about = { prompt: 'Which AWS service records calls?', proof: 'CloudTrail records them.' };

  it.each([
    ['AWS CloudTrail', true],
    ['Amazon CloudTrail', true],
    ['Azure CloudTrail', false],
  ])('in a question about AWS, “%s” for “CloudTrail” is %s', (text, right) => {
    expect(acceptsText(['CloudTrail'], text, about)).toBe(right);
  });
});

describe('any answer', () => {
  const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');

  it('is right when it is typed as it is accepted, and graded without a throw whatever it is', () => {
    fc.assert(
      fc.property(texts, texts, (accepted, typed) => {
        expect(acceptsText([accepted], accepted)).toBe(true);
        expect(typeof acceptsText([accepted], typed)).toBe('boolean');
      }),
      { seed: 24 },
    );
  });

  it('is another one when a digit, a sign or a decimal point differs', () => {
    const numbers = fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(numbers, numbers, ([a, b], [c, d]) => {
        expect(acceptsText([`${a}.${b}`], `${c}.${d}`)).toBe(a === c && b === d);
        expect(acceptsText([`${a}.${b}`], `${a}${b}`)).toBe(false);
      }),
      { seed: 24 },
    );
  });
});
