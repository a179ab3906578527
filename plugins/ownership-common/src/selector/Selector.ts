/** One condition of a label selector. */
export type Requirement =
  | { key: string; operator: 'exists' | 'absent' }
  | { key: string; operator: 'in' | 'notin'; values: string[] }
  | { key: string; operator: 'above' | 'below'; value: number };

/** A label selector that was read; labels must meet every requirement. */
export type Selector = readonly Requirement[];

/** What came of reading a selector: its requirements, or why it cannot be read, in words for its author. */
export type ParsedSelector =
  | { requirements: Selector; problem?: undefined }
  | { requirements?: undefined; problem: string };
