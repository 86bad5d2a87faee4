import type { ISectionOptions } from 'docx';
import type { IsoDate } from '../../domain/iso-date.ts';
import { sealDocx } from './seal-docx.ts';

/** Sheet of paper, twentieths of a point. */
export const A4 = { width: 11906, height: 16838 } as const;

/** A printed document: its look and what stands on its pages. Sizes of letters in half points, margins in twentieths of a point. */
export interface PrintedPages {
  readonly title: string;
  /** The day written into the properties of the file; absent = none that means anything. */
  readonly day?: IsoDate;
  readonly font: string;
  readonly size: { readonly body: number; readonly small: number };
  readonly margin: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** Under every page: the class of the document. */
  readonly footer: string;
  readonly children: ISectionOptions['children'];
}

/** The bytes of a document on A4; equal pages give equal bytes. The library is given by who made the pages with it: it loads slowly. */
export async function packDocx(docx: typeof import('docx'), pages: PrintedPages): Promise<Uint8Array> {
  const { Document, Footer, Packer, Paragraph, TextRun } = docx;
  const { title, day, font, size, margin, footer, children } = pages;
  const document = new Document({
    title,
    creator: 'route',
    lastModifiedBy: 'route',
    styles: { default: { document: { run: { font, size: size.body, language: { value: 'ru-RU' } } } } },
    sections: [
      {
        properties: { page: { size: A4, margin } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ text: footer, size: size.small, bold: false, font })],
              }),
            ],
          }),
        },
        children,
      },
    ],
  });
  return sealDocx(new Uint8Array(await Packer.toBuffer(document)), day);
}
