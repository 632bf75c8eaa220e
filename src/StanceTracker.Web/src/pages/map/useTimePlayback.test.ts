// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useTimePlayback } from './useTimePlayback';

const span = { first: '2023-01-01', last: '2023-06-15' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Play over an address that follows each `go`. */
function play(asOf: string) {
  const days: string[] = [];
  const hook = renderHook(
    (props: { asOf: string; busy: boolean }) => useTimePlayback({ ...props, span, step: 'month', go: (day) => days.push(day) }),
    { initialProps: { asOf, busy: false } },
  );
  const wait = () => act(() => void vi.advanceTimersByTime(400));
  const arrive = (busy = false) => hook.rerender({ asOf: days.at(-1) ?? asOf, busy });
  return { hook, days, wait, arrive, playing: () => hook.result.current.playing };
}

test('play advances a step at a time, once the day has loaded, and stops at the latest', () => {
  const { hook, days, wait, arrive, playing } = play('2023-04-15');
  act(() => hook.result.current.toggle());
  for (let i = 0; i < 4; i++) {
    arrive();
    wait();
  }
  expect(days).toEqual(['2023-04-15', '2023-05-15', '2023-06-15']);
  expect(playing()).toBe(false);
});

test('play waits for the map of the day', () => {
  const { hook, days, wait, arrive } = play('2023-04-15');
  act(() => hook.result.current.toggle());
  arrive(true);
  wait();
  expect(days).toEqual(['2023-04-15']);
  arrive(false);
  wait();
  expect(days.at(-1)).toBe('2023-05-15');
});

test('play stops when something else moves the day', () => {
  const { hook, wait, arrive, playing } = play('2023-02-15');
  act(() => hook.result.current.toggle());
  arrive();
  wait();
  expect(playing()).toBe(true);
  hook.rerender({ asOf: '2023-01-03', busy: false });
  expect(playing()).toBe(false);
});
