/** The tokens of tokens.css for drawings, which do not read style sheets. */
export const colours = {
  ink: '#1f2328',
  inkQuiet: '#555d66',
  line: '#e5e1d8',
  going: '#1a5a8a',
  goingBackground: '#1a5a8a22',
  done: '#256b41',
  missed: '#b3261e',
  bar: '#7a5d18',
} as const;
