import { describe, expect, it } from 'vitest';
import { noteOf, shownOf, textsOf } from '../../../support/notes.js';

describe('shortcodes', () => {
  it.each([
    ['of Hugo around words', 'Roses {{< mark >}}bloom{{< /mark >}} in May.', 'Roses bloom in May.'],
    ['of Hugo with Markdown', '{{% center %}}\nRoses **bloom**.\n{{% /center %}}', 'Roses bloom.'],
    ['of Hugo in a sentence', 'Roses {{< icon "rose" >}} bloom.', 'Roses bloom.'],
    ['of Hugo over lines', '{{< figure\n  src="rose.png"\n  title="A rose"\n>}}\n\nRoses bloom.', 'Roses bloom.'],
    ['of Hugo with an end in one line', '{{< note >}}Roses bloom.{{< /note >}}', 'Roses bloom.'],
    ['of Hugo, a remark', '{{/* look it up */}}\nRoses bloom.', 'Roses bloom.'],
    ['of Liquid, a value', 'Roses bloom {{ page.month | upcase }}.', 'Roses bloom .'],
    ['of Liquid, alone', '{{ content }}\n\nRoses bloom.', 'Roses bloom.'],
    ['of Liquid, a condition', '{% if page.rose %}Roses bloom.{% endif %}', 'Roses bloom.'],
    ['of Liquid, trimmed', '{%- assign x = 1 -%}\nRoses bloom.', 'Roses bloom.'],
    ['of Liquid, a remark', '{% comment %}\nlook\n\nit up\n{% endcomment %}\nRoses bloom.', 'Roses bloom.'],
    ['of Jekyll, as it is', '{% raw %}\nRoses bloom.\n{% endraw %}', 'Roses bloom.'],
    ['of Jekyll with words', '{% include note.html content="Roses *bloom*." %}', 'Roses bloom.'],
    ['of Jekyll without words', '{% include rose.html kind="red" %}\nRoses bloom.', 'Roses bloom.'],
    ['of GitBook', '{% embed url="https://rose.example" %}\n\nRoses bloom.', 'Roses bloom.'],
    ['in a link', '[Roses]({{< ref "roses.md#care" >}}) bloom.', 'Roses bloom.'],
    [
      'in a link of Jekyll',
      '[Roses]({% link roses.md %}) and [home]({{ site.url }}/home) bloom.',
      'Roses and home bloom.',
    ],
    ['in a tag', '<a href="{{< ref "roses.md" >}}">Roses</a> bloom.', 'Roses bloom.'],
    ['of Anki', 'Roses bloom in {{c1::May::month}}.', 'Roses bloom in May.'],
  ])('%s', (_, text, words) => {
    expect(textsOf(text)).toEqual([words]);
  });

  it('leave no mark in headings, titles and tables', () => {
    const note = noteOf(
      '---\ntitle: Roses {{< new >}}\n---\n## Care {{% badge %}}\n\n| a {{ x }} | b |\n|-|-|\n| {{< c >}} | d |\n',
    );
    expect(note.title).toBe('Roses');
    expect(note.passages[0]).toMatchObject({ trail: ['Roses', 'Care'], text: 'b: d' });
  });

  it.each([
    ['Hugo', '{{< highlight go "linenos=table" >}}\nfunc main() {}\n{{< /highlight >}}\n\nAfter.'],
    ['Jekyll', '{% highlight go %}\nfunc main() {}\n{% endhighlight %}\n\nAfter.'],
  ])('that show code are code: %s', (_, text) => {
    expect(noteOf(text).passages).toMatchObject([
      { kind: 'code', text: 'func main() {}', line: 2 },
      { kind: 'paragraph', text: 'After.', line: 5 },
    ]);
  });

  it('stay in code', () => {
    const text =
      'Write `{{< x >}}`, `{% y %}` and `{{ .Values.z }}`.\n\n```yaml\nname: {{ .Release.Name }}\n{{- if x }}\n```\n\n    {% indented %}\n';
    expect(shownOf(text)).toEqual([
      'Write {{< x >}}, {% y %} and {{ .Values.z }}.',
      '    name: {{ .Release.Name }}\n    {{- if x }}',
      '    {% indented %}',
    ]);
  });

  it('that never end stay', () => {
    expect(textsOf('A brace {{ and {% and {{< here.')).toEqual(['A brace {{ and {% and {{< here.']);
  });
});
