"""Receipt printers: the drawing, its bytes, and the ways to the paper."""
