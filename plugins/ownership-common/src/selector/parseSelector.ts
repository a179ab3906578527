import { isLabelKey, isLabelValue } from './labelSyntax';
import { ParsedSelector, Requirement } from './Selector';
import { tokensOf } from './tokensOf';

/** Longest selector that is read, in characters; longer than anybody writes, shorter than what would cost time. */
export const LONGEST_SELECTOR = 2_000;

const SYMBOL = /^(?:[=!(),<>]|==|!=)$/;
const WHOLE_NUMBER = /^-?\d{1,15}$/;

class SelectorProblem extends Error {}

/** Reads tokens one after another; throws what is wrong as a text. */
class SelectorReader {
  readonly #tokens: string[];
  #at = 0;

  constructor(tokens: string[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Whether the next token is this one, which is then read. */
  takes(token: string): boolean {
    const found = this.#tokens[this.#at] === token;
    this.#at += found ? 1 : 0;
    return found;
  }

  expect(token: string): void {
    if (!this.takes(token)) {
      throw new SelectorProblem(`"${token}" is missing ${this.#place()}`);
    }
  }

  key(): string {
    const key = this.#word();
    if (key === undefined || !isLabelKey(key)) {
      throw new SelectorProblem(`a label's key is missing ${this.#place()}`);
    }
    return key;
  }

  /** Empty where no word stands: `a=` asks for the empty value. */
  value(): string {
    const value = this.#word() ?? '';
    if (!isLabelValue(value)) {
      throw new SelectorProblem(`"${value}" is no value of a label`);
    }
    return value;
  }

  number(): number {
    const value = this.#word() ?? '';
    if (!WHOLE_NUMBER.test(value)) {
      throw new SelectorProblem(`"${value}" is no whole number`);
    }
    return Number(value);
  }

  #word(): string | undefined {
    const token = this.#tokens[this.#at];
    if (token === undefined || SYMBOL.test(token)) {
      return undefined;
    }
    this.#at += 1;
    return token;
  }

  #place(): string {
    const token = this.#tokens[this.#at];
    return token === undefined ? 'at the end' : `before "${token}"`;
  }
}

function valuesOf(reader: SelectorReader): string[] {
  reader.expect('(');
  const values = [reader.value()];
  while (reader.takes(',')) {
    values.push(reader.value());
  }
  reader.expect(')');
  if (values.length === 1 && values[0] === '') {
    throw new SelectorProblem('a list in parentheses is empty');
  }
  return values;
}

function requirementOf(reader: SelectorReader): Requirement {
  if (reader.takes('!')) {
    return { key: reader.key(), operator: 'absent' };
  }
  const key = reader.key();
  if (reader.takes('=') || reader.takes('==')) {
    return { key, operator: 'in', values: [reader.value()] };
  }
  if (reader.takes('!=')) {
    return { key, operator: 'notin', values: [reader.value()] };
  }
  if (reader.takes('in')) {
    return { key, operator: 'in', values: valuesOf(reader) };
  }
  if (reader.takes('notin')) {
    return { key, operator: 'notin', values: valuesOf(reader) };
  }
  if (reader.takes('>')) {
    return { key, operator: 'above', value: reader.number() };
  }
  if (reader.takes('<')) {
    return { key, operator: 'below', value: reader.number() };
  }
  return { key, operator: 'exists' };
}

function requirementsOf(text: string): Requirement[] {
  const reader = new SelectorReader(tokensOf(text));
  if (reader.isAtEnd) {
    throw new SelectorProblem('it is empty, which would select everything');
  }
  const requirements = [requirementOf(reader)];
  while (!reader.isAtEnd) {
    reader.expect(',');
    requirements.push(requirementOf(reader));
  }
  return requirements;
}

/**
 * Reads a label selector in the syntax of the Kubernetes API: `a=b, c!=d, e in (f, g), h notin (i), j, !k, l>1`. In time
 * proportional to its length, which is bounded by `LONGEST_SELECTOR`. Never throws.
 *
 * Source: `labels.Parse` in `k8s.io/apimachinery/pkg/labels`; unlike there, an empty selector selects nothing, because a
 * component that says nothing would otherwise own everything.
 */
export function parseSelector(text: string): ParsedSelector {
  if (text.length > LONGEST_SELECTOR) {
    return {
      problem: `The label selector has ${text.length} characters; shorten it to ${LONGEST_SELECTOR}`,
    };
  }
  try {
    return { requirements: requirementsOf(text) };
  } catch (error) {
    if (error instanceof SelectorProblem) {
      return {
        problem: `The label selector "${text}" cannot be read: ${error.message}. Write it as kubectl takes it, for example app in (web, worker), tier!=test`,
      };
    }
    throw error;
  }
}
