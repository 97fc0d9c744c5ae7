import type { CodegenConfig } from "@graphql-codegen/cli";

const rows = "../schema";

const config: CodegenConfig = {
  schema: "src/schema/**/*.graphql",
  generates: {
    "src/generated/resolvers.ts": {
      plugins: ["typescript", "typescript-resolvers"],
      config: {
        contextType: "../graphql/context.ts#Context",
        enumsAsTypes: true,
        useTypeImports: true,
        emitLegacyCommonJSImports: false,
        importExtension: "",
        defaultScalarType: "unknown",
        scalars: {
          DateTime: "Date",
          JSON: "unknown",
          ID: { input: "string", output: "string" },
        },
        inputMaybeValue: "T | null | undefined",
        mappers: {
          Check: `${rows}/check/mappers.ts#CheckModel`,
          CheckDefinition: `${rows}/check/mappers.ts#CheckDefinitionModel`,
          CheckThresholdChange: `${rows}/check/mappers.ts#CheckThresholdChangeModel`,
          Clustering: `${rows}/clustering/mappers.ts#ClusteringModel`,
          AuditImage: `${rows}/audits/mappers.ts#AuditImageModel`,
          Audits: `${rows}/audits/mappers.ts#AuditsModel`,
          NearDuplicatePair: `${rows}/audits/mappers.ts#NearDuplicatePairModel`,
          PairReview: `${rows}/audits/mappers.ts#PairReviewModel`,
          AuditItem: `${rows}/random-audit/mappers.ts#AuditItemModel`,
          CancerAmongNormal: `${rows}/guarantee/mappers.ts#CancerAmongNormalModel`,
          Cluster: `${rows}/clustering/mappers.ts#ClusterModel`,
          ExperimentComparison: `${rows}/comparison/mappers.ts#ExperimentComparisonModel`,
          PairedDifference: `${rows}/comparison/mappers.ts#PairedDifferenceModel`,
          StudyComparison: `${rows}/comparison/mappers.ts#StudyComparisonModel`,
          Dataset: `${rows}/dataset/mappers.ts#DatasetModel`,
          DecisionRule: `${rows}/study/mappers.ts#DecisionRuleModel`,
          Execution: `${rows}/study/mappers.ts#ExecutionModel`,
          Experiment: `${rows}/experiment/mappers.ts#ExperimentModel`,
          Guarantee: `${rows}/guarantee/mappers.ts#GuaranteeModel`,
          GuaranteePoint: `${rows}/guarantee/mappers.ts#GuaranteePointModel`,
          Export: `${rows}/export/mappers.ts#ExportModel`,
          Image: `${rows}/image/mappers.ts#ImageModel`,
          Import: `${rows}/dataset/mappers.ts#ImportModel`,
          Method: `${rows}/experiment/mappers.ts#MethodModel`,
          Outside: `${rows}/experiment/mappers.ts#OutsideModel`,
          OutsideFinding: `${rows}/experiment/mappers.ts#OutsideFindingModel`,
          OutsideGuarantee: `${rows}/experiment/mappers.ts#OutsideGuaranteeModel`,
          Notice: `${rows}/root/mappers.ts#NoticeModel`,
          Prediction: `${rows}/prediction/mappers.ts#PredictionModel`,
          Prevalence: `${rows}/prevalence/mappers.ts#PrevalenceModel`,
          PrevalenceDifference: `${rows}/prevalence/mappers.ts#PrevalenceDifferenceModel`,
          PrevalenceEstimate: `${rows}/prevalence/mappers.ts#PrevalenceEstimateModel`,
          Progress: `${rows}/run/mappers.ts#ProgressModel`,
          RandomAudit: `${rows}/random-audit/mappers.ts#RandomAuditModel`,
          Run: `${rows}/run/mappers.ts#RunModel`,
          ScaleUp: `${rows}/scale-up/mappers.ts#ScaleUpModel`,
          ScaleUpInput: `${rows}/scale-up/mappers.ts#ScaleUpInputModel`,
          Study: `${rows}/study/mappers.ts#StudyModel`,
          UserError: `${rows}/root/mappers.ts#UserErrorModel`,
        },
      },
    },
  },
};

export default config;
