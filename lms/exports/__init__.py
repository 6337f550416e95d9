"""The desk's figures as workbooks: each says of whom, of which days, and how it was counted."""
