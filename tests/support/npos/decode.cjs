// Draws the bytes a printer got back to a picture: node decode.cjs bytes.bin picture.pbm [dots]
'use strict';

const fs = require('fs');
const parser = require('npos/lib/parser');
const raster = require('npos/lib/codecs/raster');

const defaultLineFeedDots = 30; // ESC 2, the setting after ESC @
const silent = new Set(['ESC@', 'ESCa', 'ESCp', 'ESCt', 'ESC2', 'ESC3', 'GSV', 'GSa', 'GSr', 'GSI', 'GS(H', 'GSL', 'GSW']);

function rasterRows(bytes, node) {
  const image = raster.decode(bytes, [{ offset: node.offset }]);
  const rows = [];
  for (let y = 0; y < image.height; y++) {
    const row = Buffer.alloc(image.width / 8);
    for (let x = 0; x < image.width; x++) {
      if (image.getPixel(x, y) === 0) row[x >> 3] |= 0x80 >> (x & 7);
    }
    rows.push(row);
  }
  return rows;
}

function blankRows(count) {
  return Array.from({ length: count }, () => Buffer.alloc(0));
}

// NUL and CR move no paper; anything but line feeds would be text, which this does not draw.
function textRows(bytes, node, lineFeedDots) {
  const text = bytes.subarray(node.offset, node.offset + node.length);
  if (text.some((byte) => ![0, 10, 13].includes(byte))) {
    throw new Error(`text beside the drawing at ${node.offset}: ${JSON.stringify(text.toString('latin1'))}`);
  }
  return blankRows(text.filter((byte) => byte === 10).length * lineFeedDots);
}

function drawnRows(bytes) {
  const { tree, error } = parser().analyze(bytes);
  if (error) throw error;
  const rows = [];
  let lineFeedDots = defaultLineFeedDots;
  for (const node of tree) {
    const command = node.ascii + (node.fn || '');
    const argument = bytes[node.offset + 2];
    if (command === 'GSv0') rows.push(...rasterRows(bytes, node));
    else if (command === 'ESCJ') rows.push(...blankRows(argument));
    else if (command === 'ESCd') rows.push(...blankRows(argument * lineFeedDots));
    else if (command === 'STX') rows.push(...textRows(bytes, node, lineFeedDots));
    else if (node.ascii !== 'DLE' && !silent.has(command)) throw new Error(`${command} at ${node.offset} is not drawn`);
    if (command === 'ESC3') lineFeedDots = argument;
    if (command === 'ESC2' || command === 'ESC@') lineFeedDots = defaultLineFeedDots;
  }
  return rows;
}

// A drawing is sent without what is blank at its right end: `dots` is the width of the paper.
const [source, target, dots] = process.argv.slice(2);
const rows = drawnRows(fs.readFileSync(source));
const widthBytes = Math.max(Number(dots || 0) / 8, ...rows.map((row) => row.length));
const padded = rows.map((row) => Buffer.concat([row, Buffer.alloc(widthBytes - row.length)]));
fs.writeFileSync(target, Buffer.concat([Buffer.from(`P4\n${widthBytes * 8} ${rows.length}\n`), ...padded]));
