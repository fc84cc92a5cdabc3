import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/core/language/edit-distance.js';
import { stem } from '../../../src/core/language/stem.js';
import { piecesOfText, wordsIn } from '../../../src/core/language/words.js';

describe('stems', () => {
  it.each([
    ['encryption encrypted encrypts encrypting'],
    ['authentication authenticate authenticator authenticated'],
    ['federation federated federate'],
    ['organisation organization organisational organise organized'],
    ['centre center centres'],
    ['colour color colours'],
    ['programme program programs'],
    ['licence license licences'],
    ['policy policies'],
    ['patch patches patching patched'],
    ['compliance compliant comply'],
    ['certification certified certify certificate certificates'],
    ['responsible responsibility responsibilities'],
    ['cancel cancelled canceled cancelling'],
    ['manage management manager managing'],
    ['secure security securely'],
    ['bought buy buying'],
    ['logging log logs logged'],
  ])('bring the forms of a word together: %s', (forms) => {
    expect(new Set(forms.split(' ').map(stem)).size).toBe(1);
  });

  it.each([
    'security secret',
    'encrypt decrypt',
    'policy police',
    'access accident',
    'user us',
    'message mess',
    'service server',
  ])('keep different words apart: %s', (pair) => {
    const [a = '', b = ''] = pair.split(' ');
    expect(stem(a)).not.toBe(stem(b));
  });

  it('leave short words, numbers and other scripts alone', () => {
    expect(['s3', 'iam', '2.0', 'ключи', '鍵', 'ec2'].map(stem)).toEqual(['s3', 'iam', '2.0', 'ключи', '鍵', 'ec2']);
  });
});

describe('words', () => {
  it('are lower case without accents, apostrophes and signs; numbers keep their dots', () => {
    expect(wordsIn("Don't Café’s SAML 2.0: multi-factor <b>").map((word) => word.text)).toEqual([
      'dont',
      'cafe',
      'saml',
      '2.0',
      'multifactor',
      'multi',
      'factor',
      'b',
    ]);
  });

  it('know an abbreviation by its capitals', () => {
    expect(
      wordsIn('US us Us TAMs A 42')
        .filter((word) => word.capital)
        .map((word) => word.text),
    ).toEqual(['us', 'tams']);
  });

  it.each([
    ['KubePodCrashLooping', 'kubepodcrashlooping kube pod crash looping'],
    ['MCDRebootError', 'mcdrebooterror mcd reboot error'],
    ['hand-off sign-in', 'handoff hand off signin sign in'],
    ['max_line_width', 'maxlinewidth max line width'],
    ['Node.js', 'node.js node js'],
    ['C++ C# F# .NET C', 'c++ c# f# .net c'],
    ['v1.2.3 1.2 release-4.10', '1.2.3 1.2 release 4.10'],
    ['5GB 10ms 2FA S3', '5 gb 10 ms 2fa s3'],
    ['iPhone SaaS TAMs PhD', 'iphone saas tams phd'],
    ['--dry-run /etc/hosts', 'dryrun dry run etc hosts'],
    ["l'élève d'état qu'il dell'acqua", 'l eleve d etat qu il dell acqua'],
    ["I'd I'll id ill don't", 'i i id ill dont'],
    ['Straße smørrebrød Łódź œuvre', 'strasse smorrebrod lodz oeuvre'],
  ])('are read from %s', (text, words) => {
    expect(
      wordsIn(text)
        .map((word) => word.text)
        .join(' '),
    ).toBe(words);
  });

  it('in capitals may name what is a little word else', () => {
    const [low, high] = [wordsIn('ask it of us'), wordsIn('ask IT of the US')].map((words) =>
      words.map(({ stem }) => stem),
    );
    expect([low, high]).toEqual([
      ['ask', 'it', 'of', 'us'],
      ['ask', 'IT', 'of', 'the', 'US'],
    ]);
    expect(wordsIn('ASK IT OF US').map(({ stem }) => stem)).toEqual(low);
  });

  it('and what stands between them make up the text again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        (text) =>
          piecesOfText(text)
            .map((piece) => piece.text)
            .join('') === text,
      ),
      { seed: 9 },
    );
  });
});

describe('edit distance', () => {
  it.each([
    ['patching', 'pathcing', 1],
    ['patching', 'patchng', 1],
    ['tam', 'tma', 1],
    ['securty', 'security', 1],
    ['house', 'mouse', 1],
    ['', 'ab', 2],
    ['same', 'same', 0],
    ['kitten', 'sitting', 3],
  ])('%s, %s: %i', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it('gives up beyond the most', () => {
    expect(editDistance('abcdef', 'uvwxyz', 2)).toBe(3);
    expect(editDistance('a', 'abcdef', 2)).toBe(3);
  });
});
