"""Studies: one folder a question, each with what it computes, its words and its figure."""
