-- AlterTable
ALTER TABLE "launch_template_versions" ADD COLUMN     "http_endpoint" TEXT;

ALTER TABLE staging.launch_template_versions ADD COLUMN http_endpoint TEXT;
