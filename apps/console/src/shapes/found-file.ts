/** Of the address of a record that was found by the name of a file: which of its files is marked. */
export const FOUND_FILE = 'file';
