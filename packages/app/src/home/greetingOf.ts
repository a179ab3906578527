export type Greeting = 'morning' | 'day' | 'evening';

/** Which greeting fits an hour of the day (0 to 23). */
export function greetingOf(hour: number): Greeting {
  if (hour >= 5 && hour < 10) {
    return 'morning';
  }
  return hour >= 10 && hour < 18 ? 'day' : 'evening';
}
