/** Ant Design's parts that sign-in and workbench show at once. */
export const FIRST_PARTS = ['App', 'Button', 'Drawer', 'Dropdown', 'Modal', 'Skeleton', 'Tooltip'];

/** What else of it there is in the console, and what that is made of. */
export const OTHER_PARTS = [
  ...['Alert', 'AutoComplete', 'Checkbox', 'DatePicker', 'Empty', 'Form', 'Input', 'InputNumber', 'Menu', 'Pagination'],
  ...['Popover', 'Progress', 'Radio', 'Segmented', 'Select', 'Space', 'Spin', 'Table', 'Tabs', 'Upload', 'message'],
  'notification',
];
