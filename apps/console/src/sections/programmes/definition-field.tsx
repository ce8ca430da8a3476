import { Button, Form, Input, Upload } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { parse } from 'yaml';

/** The whole definition as YAML or JSON, pasted or from a file, read before it is sent. */
export function DefinitionField(): ReactNode {
  const { t } = useTranslation('programmes');
  const form = Form.useFormInstance();
  return (
    <>
      <p className="muted">{t('reviseAbout')}</p>
      <Upload
        accept=".yaml,.yml,.json"
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then((text) => form.setFieldValue('definition', text));
          return Upload.LIST_IGNORE;
        }}
      >
        <Button>{t('file')}</Button>
      </Upload>
      <Form.Item
        name="definition"
        label={t('definition')}
        style={{ marginTop: 12 }}
        rules={[
          { required: true },
          {
            validator: (_rule, text: string | undefined) => {
              try {
                parse(text ?? '');
                return Promise.resolve();
              } catch (error) {
                return Promise.reject(new Error(t('notReadable', { why: String(error) })));
              }
            },
          },
        ]}
      >
        <Input.TextArea
          autoSize={{ minRows: 12, maxRows: 28 }}
          style={{ fontFamily: 'monospace' }}
          spellCheck={false}
        />
      </Form.Item>
    </>
  );
}
