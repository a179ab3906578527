import { limits } from '../site/limits';
import { Note } from '../site/types';

/** Lines of the build log: `docs/index.md:3: …`, each said once, and not more than a person reads. */
export function formatNotes(notes: Note[]): string[] {
  const lines = [
    ...new Set(
      notes.map(
        ({ path, line, text }) => `${line ? `${path}:${line}` : path}: ${text}`,
      ),
    ),
  ];
  const more = lines.length - limits.notes;
  return more > 0
    ? [...lines.slice(0, limits.notes), `… and ${more} more remarks`]
    : lines;
}
