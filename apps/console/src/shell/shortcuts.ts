import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { Place } from './places.js';

/** How long `g` waits for the letter of a place. */
const CHORD_MS = 1_500;

/** `/` searches, `g` and a letter goes to a place, `j` and `k` move in a list, `?` shows all. */
export function useShortcuts(places: readonly Place[], help: () => void): void {
  const navigate = useNavigate();
  const chordAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.timeStamp - chordAt.current < CHORD_MS) {
        chordAt.current = Number.NEGATIVE_INFINITY;
        const place = places.find(({ key }) => key === event.key);
        if (place !== undefined) void navigate(place.to);
        return;
      }
      if (event.key === 'j' || event.key === 'k') moveInList(event.key === 'j' ? 1 : -1);
      else if (event.key === 'g') chordAt.current = event.timeStamp;
      else if (event.key === '?') help();
      else if (event.key === '/') {
        event.preventDefault();
        document.getElementById('find')?.focus();
      }
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [places, help, navigate]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(input|textarea|select)$/i.test(target.tagName) ||
      target.closest('.ant-modal') !== null)
  );
}

/** Moves the focus to the next first link of a row; Enter opens it. */
function moveInList(by: 1 | -1): void {
  const links = [...document.querySelectorAll<HTMLElement>('main .ant-table-row, main .cards > li, main .work-row')]
    .map((row) => row.querySelector<HTMLElement>('a, button'))
    .filter((link) => link !== null);
  if (links.length === 0) return;
  const row = document.activeElement?.closest('.ant-table-row, .cards > li, .work-row') ?? null;
  const at = links.findIndex((link) => row?.contains(link) === true);
  links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus();
}
