"""The chain as Esplora web servers tell it, asked again and again."""
