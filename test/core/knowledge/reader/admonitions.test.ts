import { describe, expect, it } from 'vitest';
import { noteOf, textsOf, unitsOf } from '../../../support/notes.js';

describe('what is set apart', () => {
  it.each([
    ['MkDocs, with a title', '!!! warning "Wet rungs"\n    Never climb.\n\nAfter.'],
    ['MkDocs, folded', '??? note "Wet rungs"\n    Never climb.\n\nAfter.'],
    ['MkDocs, open and with classes', '???+ note inline end "Wet rungs"\n    Never climb.\nAfter.'],
    ['MkDocs by tabs', '!!!note "Wet rungs"\n\tNever climb.\n\nAfter.'],
    ['MkDocs by two spaces', '!!! note "Wet rungs"\n  Never climb.\n\nAfter.'],
    ['VuePress', '::: warning Wet rungs\nNever climb.\n:::\nAfter.'],
    ['Docusaurus', ':::danger[Wet *rungs*]\n\nNever climb.\n\n:::\n\nAfter.'],
    ['VitePress, folded', '::: details Wet rungs {open}\nNever climb.\n:::\nAfter.'],
    ['MyST in colons', ':::{admonition} Wet rungs\n:class: tip\nNever climb.\n:::\nAfter.'],
    ['MyST in backticks', '```{warning} Wet rungs\n:class: tip\n\nNever climb.\n```\nAfter.'],
    ['MyST with options in YAML', '````{note} Wet rungs\n---\nclass: tip\n---\nNever climb.\n````\nAfter.'],
    ['blocks of pymdown', '/// note | Wet rungs\nNever climb.\n///\n\nAfter.'],
    ['Obsidian', '> [!warning]- Wet **rungs**\n> Never climb.\n\nAfter.'],
    ['the Admonition plugin', '```ad-note\ntitle: Wet rungs\ncollapse: open\nNever climb.\n```\nAfter.'],
    ['HTML', '<details>\n<summary>Wet <b>rungs</b></summary>\n\nNever climb.\n\n</details>\n\nAfter.'],
    ['HTML in one line', '<details><summary>Wet rungs</summary>Never climb.</details>\n\nAfter.'],
    [
      'HTML with a heading as summary',
      '<details open>\n<summary><h3>Wet rungs</h3></summary>\nNever climb.\n</details>\nAfter.',
    ],
    ['a component', '<Admonition type="note" title="Wet rungs">\n\nNever climb.\n\n</Admonition>\n\nAfter.'],
    ['GitBook', '{% hint style="info" title="Wet rungs" %}\nNever climb.\n{% endhint %}\n\nAfter.'],
    ['Hugo', '{{% notice warning "Wet rungs" %}}\nNever climb.\n{{% /notice %}}\n\nAfter.'],
    ['Hugo, folded', '{{< expand title="Wet rungs" >}}\nNever climb.\n{{< /expand >}}\nAfter.'],
  ])('%s: the title leads what it holds, and both are one unit', (_, text) => {
    const source = `# Ladder\n\n${text}\n`;
    expect(textsOf(source)).toEqual(['Wet rungs: Never climb.', 'After.']);
    expect(unitsOf(source)).toEqual([['Wet rungs', 'Never climb.'], ['After.']]);
    const [climb] = noteOf(source).passages;
    expect(source.split('\n')[(climb?.line ?? 0) - 1]).toContain('Never climb.');
  });

  it.each([
    ['GitHub', '> [!CAUTION]\n> Never climb.\n> Really.'],
    ['MkDocs', '!!! danger\n    Never climb.\n    Really.'],
    ['MkDocs with an empty title', '!!! danger ""\n    Never climb.\n    Really.'],
    ['Docusaurus', ':::danger\nNever climb.\nReally.\n:::'],
    ['Pandoc', '::: {.callout-note collapse="true"}\nNever climb.\nReally.\n:::'],
    ['Quarto with spaces', '::: {#wet .warning}\nNever climb.\nReally.\n:::'],
    ['MyST', '```{note}\nNever climb.\nReally.\n```'],
    ['GitBook', '{% hint style="danger" %}\nNever climb.\nReally.\n{% endhint %}'],
    ['Hugo', '{{< alert >}}Never climb.\nReally.{{< /alert >}}'],
    ['Notion', '<aside>\nNever climb.\nReally.\n</aside>'],
  ])('%s: without a title only what it holds is read', (_, text) => {
    expect(textsOf(text)).toEqual(['Never climb. Really.']);
  });

  it.each([
    ['MkDocs', '!!! note "Outer"\n    Before.\n\n    ??? tip "Inner"\n        Within.\n\n    After.\n\nOutside.'],
    ['colons', '::::note Outer\nBefore.\n:::tip Inner\nWithin.\n:::\nAfter.\n::::\nOutside.'],
    ['callouts', '> [!note] Outer\n> Before.\n> > [!tip] Inner\n> > Within.\n>\n> After.\n\nOutside.'],
    ['backticks', '````{note} Outer\nBefore.\n```{tip} Inner\nWithin.\n```\nAfter.\n````\nOutside.'],
  ])('%s in one another are one unit', (_, text) => {
    expect(unitsOf(text)).toEqual([['Outer', 'Before.', 'Inner', 'Within.', 'After.'], ['Outside.']]);
  });

  it.each([
    ['MkDocs', '1. Climb\n\n    !!! note "Wet"\n        Never.\n\n2. Rest'],
    ['colons', '1. Climb\n\n   :::note Wet\n   Never.\n   :::\n\n2. Rest'],
    ['an alert', '1. Climb\n   > [!NOTE] Wet\n   > Never.\n2. Rest'],
    ['HTML', '1. Climb\n   <details><summary>Wet</summary>\n\n   Never.\n   </details>\n\n2. Rest'],
  ])('%s in a list belongs to the list, which goes on behind it', (_, text) => {
    expect(unitsOf(text)).toEqual([['1. Climb', 'Wet', 'Never.', '2. Rest']]);
  });

  it('holds lists, code and tables', () => {
    const text =
      '!!! tip "Tools"\n    - one\n    - two\n\n    ```sh\n    ladder --check\n    ```\n\n    | a | b |\n    |-|-|\n    | 1 | 2 |\n- outside';
    expect(textsOf(text)).toEqual(['Tools: one', 'two', 'ladder --check', '1 — b: 2', 'outside']);
  });

  it('that holds headings is no unit: they open sections', () => {
    const text = '::: tip Tools\nFirst.\n## Hammer\nSecond.\n:::';
    expect(noteOf(text).passages.map((each) => [each.trail, each.text])).toEqual([
      [[], 'Tools'],
      [[], 'First.'],
      [['Hammer'], 'Second.'],
    ]);
  });

  it('that never ends, or ends where none began, does no harm', () => {
    const text = ':::note\nOne.\n\n<details>\n\nTwo.\n\n{% hint %}\n\nThree.\n\n</section>\n\n{% endtab %}\n\nFour.';
    expect(unitsOf(text)).toEqual([['One.'], ['Two.'], ['Three.'], ['Four.']]);
  });

  it('says its title where it holds nothing else', () => {
    expect(textsOf('!!! warning "Never climb."\n\nAfter.')).toEqual(['Never climb.', 'After.']);
  });

  it('is no quote; a quote stays one', () => {
    expect(unitsOf('> Said once.\n\n> [!odd\n> text')).toEqual([['| Said once.'], ['| [!odd text']]);
  });
});

describe('tabs', () => {
  it.each([
    ['MkDocs', '=== "Linux"\n    Use apt.\n\n=== "Mac"\n\n    Use brew.\n\nAfter.'],
    [
      'Docusaurus',
      '<Tabs>\n<TabItem value="l" label="Linux">\n\nUse apt.\n\n</TabItem>\n<TabItem value="Mac">\n\nUse brew.\n\n</TabItem>\n</Tabs>\n\nAfter.',
    ],
    [
      'Docusaurus, indented',
      '<Tabs>\n  <TabItem value="l" label="Linux">\n    Use apt.\n  </TabItem>\n  <TabItem value="Mac">\n    Use brew.\n  </TabItem>\n</Tabs>\nAfter.',
    ],
    [
      'GitBook',
      '{% tabs %}\n{% tab title="Linux" %}\nUse apt.\n{% endtab %}\n{% tab title="Mac" %}\nUse brew.\n{% endtab %}\n{% endtabs %}\nAfter.',
    ],
    [
      'Hugo',
      '{{< tabs >}}\n{{< tab "Linux" >}}\nUse apt.\n{{< /tab >}}\n{{% tab name="Mac" %}}\nUse brew.\n{{% /tab %}}\n{{< /tabs >}}\nAfter.',
    ],
    ['MyST', '::::{tab-set}\n:::{tab-item} Linux\nUse apt.\n:::\n:::{tab-item} Mac\nUse brew.\n:::\n::::\nAfter.'],
  ])('%s: each label leads its content, and the set is one unit', (_, text) => {
    expect(textsOf(text)).toEqual(['Linux: Use apt.', 'Mac: Use brew.', 'After.']);
    expect(unitsOf(text)).toEqual([['Linux', 'Use apt.', 'Mac', 'Use brew.'], ['After.']]);
  });

  it('lead code too', () => {
    expect(textsOf('=== "Linux"\n\n    ```\n    apt install ladder\n    ```\n')).toEqual(['Linux: apt install ladder']);
  });
});
