import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../words/words.js';

export function LanguageSwitch(): ReactNode {
  const { language, use } = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <Button type="text" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={() => use(other)}>
      {other === 'zh' ? '中文' : 'English'}
    </Button>
  );
}
