"""Statements of DV (Im & Li, NeurIPS 2025), one file each; `FILES` lists them in the order of the paper."""

FILES = (
    "dv_l4_1",
    "dv_lb_1",
    "dv_lb_2",
    "dv_tb_3",
    "dv_t4_2",
    "dv_tb_4",
    "dv_t4_3",
    "dv_scaling",
    "seed_robust",
    "dv_c",
    "dv_lc_2",
    "dv_lc_3",
    "dv_lc_4",
    "dv_tc_5",
    "dv_tc_6",
    "dv_gpo",
    "dv_flip",
    "dv_single",
    "dv_eq5",
    "dv_experiments",
)
