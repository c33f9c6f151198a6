#!/bin/bash
#SBATCH --array=0-63 --cpus-per-task=4 --mem=2G
# Codes reports.jsonl as coded.N.jsonl, each task of the array every so many lines: sbatch slurm-array.sh
split -n "r/$((SLURM_ARRAY_TASK_ID + 1))/$SLURM_ARRAY_TASK_COUNT" reports.jsonl |
    griot code --jsonl - --threads "$SLURM_CPUS_PER_TASK" >"coded.$SLURM_ARRAY_TASK_ID.jsonl"
