"""The officer's desk: pages that write, each as its command does; a form without scripts, and an answer to it."""
