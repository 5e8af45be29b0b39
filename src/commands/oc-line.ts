import { labelText } from '../probes/label-text';
import type { LabelSelector } from '../probes/probe';

/** Writes a value as one argument for the shell. */
export type Word = (value: string) => string;

/** Collects the words of one `oc` command. */
export class Line {
  readonly #words: string[] = ['oc'];
  readonly #word: Word;

  constructor(word: Word) {
    this.#word = word;
  }

  /** Adds words as they are. */
  add(...words: readonly string[]): this {
    this.#words.push(...words);
    return this;
  }

  /** Adds a value, quoted. */
  value(value: string, prefix = ''): this {
    return this.add(prefix + this.#word(value));
  }

  /** Adds a kind and a name. A name that looks like an option is written `KIND/NAME`, so that `oc` can't take it for one. */
  object(kind: string, name: string): this {
    return name.startsWith('-') ? this.value(name, `${kind}/`) : this.add(kind).value(name);
  }

  /** Adds the namespace, or that all are meant. */
  namespace(namespace: string | undefined, namespaced = true): this {
    if (!namespaced) return this;
    return namespace === undefined ? this.add('-A') : this.add('-n').value(namespace);
  }

  /** Adds a label selector, where there is one. */
  selector(selector: LabelSelector | undefined): this {
    return selector === undefined ? this : this.add('-l').value(labelText(selector));
  }

  /** The command, with what follows it on the line. */
  end(tail = ''): string {
    return this.#words.join(' ') + tail;
  }
}
