export const zh = {
  waiting: '有 {{count}} 份已存在本机，恢复网络后自动报送。',
  sent: '{{name}}已报送。',
  refused: '{{name}}没有报成，打开看原因。',
};
